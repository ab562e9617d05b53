"""Proof that the queue server never errs under concurrency: recorded histories against a model.

`workload` sends commands from many clients through `chaos`, a proxy that breaks connections;
`history` keeps what was asked and answered; `checker` decides whether `model` could have answered
so, one command after the other; `mutants` are servers with one fault each that have to be caught.

Step by step, without concurrency but with every rule of the desk: `ward_day` does at random what
people, staff and kiosks do, `ward_twins` holds the real ward (`ward_server`) against the reference
model of the whole desk (`ward`), after each step and ticket by ticket.
"""
