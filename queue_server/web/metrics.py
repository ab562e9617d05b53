"""Figures for Prometheus, in a registry of the application's own."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest


class Metrics:
    """What is counted. Labels are route patterns, never addresses with tokens in them."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "motcua_http_requests_total",
            "Requests answered.",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "motcua_http_request_seconds",
            "Time to the first byte of the answer.",
            ["route"],
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
            registry=self.registry,
        )
        self.listeners = Gauge(
            "motcua_event_listeners", "Open event streams.", registry=self.registry
        )
        self.refused_sign_ins = Counter(
            "motcua_refused_sign_ins_total", "Wrong passwords.", registry=self.registry
        )

        self._children: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an answer and how long it took."""
        # Looking children up by label costs more than counting does.
        children = self._children.get((method, route, status))
        if children is None:
            children = self.requests.labels(method, route, str(status)), self.seconds.labels(route)
            self._children[method, route, status] = children
        children[0].inc()
        children[1].observe(seconds)

    def page(self) -> bytes:
        """The page that Prometheus reads."""
        return generate_latest(self.registry)
