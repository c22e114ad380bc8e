"""From where an address can be reached, as far as it tells itself."""

import pytest

from unclench.health_link.reach import Reach, reach_of

TOLD = {
    "https://back.example.org": Reach.EVERYWHERE,
    "https://back.example.org:8443/back/": Reach.EVERYWHERE,
    "https://8.8.8.8/": Reach.EVERYWHERE,
    "http://back.example.org/": Reach.UNSAFE,
    "http://127.0.0.1:8000/": Reach.HERE,
    "http://localhost:8000": Reach.HERE,
    "http://[::1]:8000/": Reach.HERE,
    "https://192.168.1.20/": Reach.AT_HOME,
    "https://[fd00::1]/": Reach.AT_HOME,
    "https://100.64.0.7/": Reach.AT_HOME,
    "http://raspberry.local/": Reach.AT_HOME,
    "https://nas/": Reach.AT_HOME,
    "ftp://back.example.org/": Reach.NOWHERE,
    "back.example.org": Reach.NOWHERE,
    "https://name:word@back.example.org/": Reach.NOWHERE,
}


@pytest.mark.parametrize(("address", "reach"), TOLD.items())
def test_an_address_tells_who_can_reach_it(address: str, reach: Reach):
    assert reach_of(address) is reach
