"""Processes that work for the server: how they are looked after, and what is said to them."""
