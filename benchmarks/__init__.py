"""The benchmark suite: quality and speed through the public interface, beside floors, peers and published figures."""
