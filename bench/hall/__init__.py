"""The figures of a lecture hall behind one address: three hundred pages, thirty drag."""
