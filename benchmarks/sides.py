"""The product, a stock project and the floor, all running, and asked the same by turns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Any, Self

from django.test import Client

from benchmarks import results
from benchmarks.asking import Crowd, Request, one
from benchmarks.command import Benchmark
from benchmarks.floors import floor, statements
from benchmarks.peers.directus import HEADERS, directus, folder
from benchmarks.peers.directus import NAME as DIRECTUS
from benchmarks.programs import Ran, copy
from benchmarks.results import OURS, Line
from benchmarks.rounds import Cost, Side, compare, middle
from benchmarks.servers import Server, running
from breakthrough.models import User

STOCK, KEPT, FLOOR = "stock Django REST framework", "the same, connections kept", "the same SQL, bare psycopg2"
PEER = "benchmarks.peers.wsgi"
SETTINGS = {OURS: "benchmarks.settings", STOCK: "benchmarks.peers.settings", KEPT: "benchmarks.peers.kept"}
# The cheapest thing that a server can ask the database: whether anything has changed.
STAMP = "SELECT max(id) FROM breakthrough_commit"


class Sides:
    """Opens the servers; keeps what is measured, and writes it down at the end if it is to be kept."""

    def __init__(
        self, benchmark: Benchmark, asker: str = "officer", *, servers: bool = True, with_directus: bool = False
    ) -> None:
        self.wanted = SETTINGS if servers else {}
        self.directus = folder() if with_directus else None
        self.benchmark, self.headers = benchmark, benchmark.token(asker)
        self.size = results.size_in_words(benchmark.count("tasks.Task"), benchmark.count("funding.FundEntry"))

    def __enter__(self) -> Self:
        self.stack = ExitStack()
        self.servers: dict[str, Server] = {}
        try:
            if self.directus:
                # First, as the database is copied while nobody else works with it.
                self.servers[DIRECTUS] = self.stack.enter_context(directus(self.directus))
            self.servers |= {
                name: self.stack.enter_context(
                    running(name, "breakthrough.wsgi" if name == OURS else PEER, DJANGO_SETTINGS_MODULE=module)
                )
                for name, module in self.wanted.items()
            }
        except BaseException:
            self.stack.close()
            raise
        print(self.size)
        return self

    def __exit__(self, failure: Any, *_more: Any) -> None:
        self.stack.close()
        if failure is None and self.benchmark.writes:
            results.keep(self.benchmark.lines)
            results.write()

    def compare(
        self,
        work: str,
        own: str,
        stock: str | None,
        *,
        other: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """What the product answers, against a peer's answer and the SQL of its own; `other` is asked of Directus."""
        given = {**self.headers, **(headers or {})}
        place = own.partition("?")[0]
        with floor({place: statements(own, given)}) as bare:
            sides: dict[str, Side] = {OURS: self.side(OURS, Request(own, given))}
            if stock:
                sides |= self.peers(stock)
            if other and self.directus:
                sides[DIRECTUS] = self.side(DIRECTUS, Request(other, HEADERS))
            sides[FLOOR] = bare, Crowd(bare.port, Request(place))
            self.measure(work, sides)

    def page(self, work: str, own: str, stock: str | None = None, *, user: str = "leader") -> None:
        """A page of the admin, for somebody who is signed in, against a peer's answer to the same question."""
        cookie = session(user, "breakthrough.signing_in.AccountBackend")
        sides = {OURS: self.side(OURS, Request(own, {**cookie, "Accept-Language": "en"}))}
        if stock:
            sides |= self.peers(stock, session(user, "django.contrib.auth.backends.ModelBackend"))
        self.measure(work, sides)

    def unchanged(self, work: str, own: str, stock: str) -> None:
        """The product says that nothing has changed; the peer can't, and answers in full."""
        answer, _text = one(self.servers[OURS].port, Request(own, self.headers))
        given = {**self.headers, "If-None-Match": answer.headers["ETag"]}
        with floor({"/": [STAMP]}) as bare:
            sides: dict[str, Side] = {OURS: self.side(OURS, Request(own, given, status=304))}
            self.measure(work, {**sides, **self.peers(stock), FLOOR: (bare, Crowd(bare.port, Request("/")))})

    def side(self, name: str, request: Request) -> Side:
        return self.servers[name], Crowd(self.servers[name].port, request)

    def peers(self, path: str, headers: Mapping[str, str] | None = None) -> dict[str, Side]:
        return {name: self.side(name, Request(path, headers or {})) for name in (STOCK, KEPT)}

    def measure(
        self,
        work: str,
        sides: Mapping[str, Side],
        *,
        times: Mapping[str, float] | None = None,
        at_once: dict[str, int] | None = None,
    ) -> None:
        """`times` says of how many requests the cost is told, where they differ from side to side."""
        print(work)
        at_once = dict.fromkeys(sides, self.benchmark.at_once) | (at_once or {})
        costs = compare(sides, self.benchmark.seconds, self.benchmark.rounds, at_once)
        self.tell(work, {name: cost.times((times or {}).get(name, 1)) for name, cost in costs.items()})

    def programs(self, work: str, programs: Mapping[str, Callable[[str], Ran]]) -> None:
        """Programs that each work on a copy of the database, by turns."""
        print(work)
        found: dict[str, list[Ran]] = {name: [] for name in programs}
        for _round in range(self.benchmark.rounds):
            for name, program in programs.items():
                with copy() as url:
                    found[name].append(program(url))
        memory = {name: max(ran.memory for ran in runs) for name, runs in found.items()}
        self.tell(work, {name: middle([ran.cost for ran in runs]) for name, runs in found.items()}, memory)

    def tell(self, work: str, costs: Mapping[str, Cost], memory: Mapping[str, float] | None = None) -> None:
        for name, cost in costs.items():
            held = f", {memory[name]:.0f} MiB" if memory else ""
            print(f"  {name:32} {cost.cpu_ms:9.2f} ms CPU ({cost.server_ms:.2f} + {cost.database_ms:.2f}){held}")
        self.benchmark.lines += [
            Line.of(work, name, self.size, cost, (memory or {}).get(name)) for name, cost in costs.items()
        ]


def session(name: str, backend: str) -> dict[str, str]:
    """The header of a browser in which somebody is signed in."""
    client = Client()
    client.force_login(User.objects.get(username=name), backend=backend)
    return {"Cookie": f"sessionid={client.cookies['sessionid'].value}"}
