"""Questions about a graph and its gradients, one file each; all of them only read."""
