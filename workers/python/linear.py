"""Linear programs of PuLP, solved in place.

Called by limits.py. PuLP hands its problems to a solver that is a program of its own, which a web page cannot start. Here they are
solved by HiGHS where that package is there, else by z3, in exact fractions.
"""

import fractions, importlib.util

NEITHER = "PuLP has no solver here: neither highspy nor z3 could be loaded"


def use(pulp):
    for solver in (pulp.COIN_CMD, pulp.PULP_CBC_CMD):
        solver.available = lambda self: True
        solver.actualSolve = solve
    # Its advice is about a version that this page has not got.
    pulp.v4_migration.set_v4_migration_warnings(False)
    for module in (pulp, pulp.apis, pulp.pulp):
        module.LpSolverDefault = pulp.COIN_CMD(msg=False)


def solve(solver, problem, **_):
    import pulp

    if importlib.util.find_spec("highspy") is not None:
        return pulp.HiGHS(mip=solver.mip, msg=False, timeLimit=solver.timeLimit).actualSolve(problem)
    if importlib.util.find_spec("z3") is None:
        raise pulp.PulpSolverError(NEITHER)
    return solve_exactly(problem, solver.mip, pulp)


def solve_exactly(problem, has_integers, pulp):
    import z3

    def exact(number):
        """0.1 is a tenth, as it was written, not the nearest binary fraction."""
        fraction = fractions.Fraction(str(number))
        return z3.Q(fraction.numerator, fraction.denominator)

    optimizer = z3.Optimize()
    symbols = {}
    for number, variable in enumerate(problem.variables()):
        is_whole = has_integers and variable.cat == pulp.LpInteger
        symbol = z3.ToReal(z3.Int(f"x{number}")) if is_whole else z3.Real(f"x{number}")
        symbols[variable] = symbol
        if variable.lowBound is not None:
            optimizer.add(symbol >= exact(variable.lowBound))
        if variable.upBound is not None:
            optimizer.add(symbol <= exact(variable.upBound))

    def total(expression):
        parts = [exact(factor) * symbols[variable] for variable, factor in expression.items()]
        return z3.Sum([exact(expression.constant), *parts])

    for constraint in problem._constraints.values():
        value = total(constraint)
        if constraint.sense == pulp.LpConstraintEQ:
            optimizer.add(value == 0)
        elif constraint.sense == pulp.LpConstraintLE:
            optimizer.add(value <= 0)
        else:
            optimizer.add(value >= 0)
    goal = total(problem.objective)
    handle = optimizer.maximize(goal) if problem.sense == pulp.LpMaximize else optimizer.minimize(goal)
    found = optimizer.check()
    if found == z3.unsat:
        status = pulp.LpStatusInfeasible
    elif found != z3.sat:
        status = pulp.LpStatusNotSolved
    elif "oo" in str(handle.value()):
        status = pulp.LpStatusUnbounded
    else:
        status = pulp.LpStatusOptimal
        model = optimizer.model()
        values = {variable.name: as_float(model.eval(symbol, model_completion=True)) for variable, symbol in symbols.items()}
        problem.assignVarsVals(values)
    problem.assignStatus(status)
    return status


def as_float(value):
    return float(value.as_fraction())
