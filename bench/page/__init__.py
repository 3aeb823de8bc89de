"""The page's own figures: measured in a real browser on a server of their own."""
