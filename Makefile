# Koinon: the two commands are `make run` and `make test`.
.PHONY: run test bench fuzz fmt lint setup

run: ; @Tools/run
test: ; @Tools/test
bench: ; @Benchmarks/bench
fuzz: ; @Tools/fuzz $(SECONDS_EACH)
fmt: ; @swift format --in-place --recursive --parallel Package.swift Sources Tests
lint: ; @Tools/lint
setup: ; @Tools/setup all
