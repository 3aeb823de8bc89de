"""What the server tells about itself: numbers only, never who asked or what was typed."""
