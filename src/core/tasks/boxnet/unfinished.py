def plan_moves(grid):
    # One agent per square; every box goes straight to its target.
    return [move_towards_target(box) for box in grid["boxes"]]


grid = {"boxes": ["blue", "red", "green"]}
print(f"<<<{plan_moves(grid)}>>>")
