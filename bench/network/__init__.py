"""Training steps and pictures of networks, raced against other libraries."""
