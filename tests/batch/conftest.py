"""Articles written for the batch tests, and a run in this process."""

import json

import pytest

from attrib.batch.row import Columns
from attrib.batch.run import Job, run
from attrib.batch.work import Task

SUBJECTS = ("harbour", "library", "tram line", "swimming pool", "market hall", "bridge", "theatre", "water works")


def an_article(number):
    """A short report, different for every number."""
    subject = SUBJECTS[number % len(SUBJECTS)]
    return (
        f"The council of Port Ellery voted on Monday to close the {subject} for {number + 2} weeks.\n\n"
        f"“We have no choice,” said Maren Oduya, who chairs the works committee. The disgraceful decision was taken "
        f"after a debate of {number % 7 + 1} hours, and nobody from the union was in the room.\n\n"
        f"Engineers had warned in a report last year that the {subject} was no longer safe to use."
    )


@pytest.fixture(scope="session")
def article():
    """``article(7)``: a short report."""
    return an_article


@pytest.fixture
def table(tmp_path):
    """``table(20)``: a JSON lines file of articles of two outlets, with an id each."""

    def make(count, name="in.jsonl"):
        path = tmp_path / name
        outlets = ("Ellery Daily", "The Crust")
        rows = [{"id": str(i), "text": an_article(i), "publisher": outlets[i % 2]} for i in range(count)]
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    return make


@pytest.fixture
def batch(tmp_path):
    """Runs a job on the given files; rows of the output and of the errors, and the result."""

    def call(*inputs, output="out.jsonl", task=None, progress=None, **options):
        path = tmp_path / output
        columns = options.pop("columns", Columns())
        job = Job([str(item) for item in inputs], str(path), columns=columns, task=task or Task(full=False), **options)
        result = run(job, progress)
        return read(path), read(tmp_path / f"{output}.errors.jsonl"), result

    return call


def read(path):
    """The objects of a JSON lines file, in order."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
