# Common tasks. `just` lists them; each line can be run by hand as well.

# list the tasks
default:
    @just --list

# start everything
run *ARGS:
    ./run {{ARGS}}

# everything that is checked
test *ARGS:
    ./test {{ARGS}}

# no browser, no PostgreSQL, nothing slow
fast:
    ./test --fast

# write the golden pictures of the kiosk again; look at them before committing
goldens:
    QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.ui.regenerate

# pictures of every screen, language, size and state
screens DIR:
    .venv/bin/motcua screens {{DIR}}

# every screen at every size, in every mode and language, and every page: nothing cut, pale or unnamed
languages:
    .venv/bin/python -m pytest -n 2 --every-language tests/ui/test_every_screen.py tests/kiosk/ui/test_ui_keyboard.py tests/pages/test_axe.py tests/pages/test_axe_counter.py

# three kiosks and two counters at once, 5,000 numbers, on both databases
crowd:
    .venv/bin/python -m pytest -n 0 --tickets 5000 tests/concurrency

# a machine installed as docs/kiosk.md says, booted and broken (root, QEMU; about half an hour emulated)
boot *ARGS:
    .venv/bin/python -m benchmarks.boot {{ARGS}}

# the pictures in the README
pictures:
    .venv/bin/python docs/pictures.py

# extract new strings into the translation files
strings:
    .venv/bin/pyside6-lupdate -locations none kiosk/ui/qml -ts kiosk/ui/i18n/*.ts

# write the locks from pyproject.toml (needs uv)
lock:
    uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -q -o requirements.lock
    uv pip compile pyproject.toml --extra test --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -q -o requirements-test.lock

# how good the waits are that people are told (about three minutes)
waits:
    .venv/bin/python -m benchmarks.waits
