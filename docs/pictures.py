"""Makes the pictures of the README with the program itself, from a made-up case: `nox -s pictures`.

They are not compared in tests: circles fall at random, and days are today's.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

PICTURES = Path(__file__).parent / "pictures"
GOALS = ("Quiero mi pasaporte", "Vivir con mi hija", "Que le paguen a mi hermano", "Estudiar inglés")
LATER = ("Cantar otra vez", "Un lugar con puerta que cierre")
CHROMIUM = next((name for name in ("chromium", "chromium-browser", "google-chrome") if shutil.which(name)), "chromium")


def main() -> None:
    """Go through half a year of a made-up case, and draw what the program draws of it."""
    with tempfile.TemporaryDirectory(prefix="justice-pictures-") as folder:
        home = Path(folder)
        days = [(date.today() - timedelta(weeks=weeks)).isoformat() for weeks in (18, 12, 6, 0)]

        def justice(*words: str) -> None:
            told = [sys.executable, "-m", "justicecli", "--home", str(home), *words]
            subprocess.run(told, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

        justice("new", "amber-heron-27", "--speaks", "es-MX", "--interpreter", "--on", days[0])
        justice("options", "explain", "amber", "--on", days[0])
        for words in GOALS:
            justice("goals", "add", "amber", words, "--on", days[0])
        justice("review", "amber", "--order", "2", "1", "3", "--on", days[0])
        justice("review", "amber", "--order", "1", "3", "2", "--on", days[1])
        for words in LATER:
            justice("goals", "add", "amber", words, "--on", days[2])
        justice("review", "amber", "--order", "5", "1", "2", "4", "--on", days[2])
        justice("review", "amber", "--order", "2", "1", "6", "5", "--on", days[3])
        justice("set", "amber", "words.trafficker", "my boyfriend")
        justice("promises", "add", "amber", "Call about the passport", "--due", "+3d", "--who", "R. Ortiz")
        justice("form", "amber", "--lang", "en", "-o", str(PICTURES / "form.svg"), "--force")
        justice("form", "amber", "--history", "--lang", "en", "-o", str(PICTURES / "history.svg"), "--force")
        page = home / "interview.html"
        justice("checklists", "show", "interview", "--for", "amber", "-o", str(page))
        shot = [CHROMIUM, "--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=800,900"]
        picture = f"--screenshot={PICTURES / 'interview.png'}"
        subprocess.run([*shot, picture, page.as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    main()
