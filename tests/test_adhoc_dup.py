import time, collections
import pytest
from breakthrough.duplicates.registry import kinds
from breakthrough.duplicates import finding
def test_demo(demo):
    for kind in kinds().values():
        t=time.time()
        n=finding.refresh(kind)
        print(kind.code, n, round(time.time()-t,2), kind.model.objects.count())
        for p in kind.pair.objects.select_related("first","second","first__organization" if kind.code=="researchers" else "first")[:40]:
            print(p.state, p.score, p.signals, p.first.name_zh, p.first.name_en, "|", p.second.name_zh, p.second.name_en)
