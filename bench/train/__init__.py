"""The figures of live training: a lecture hall that trains, and a request that must not wait."""
