package adaptarium.envs.family.navigation;

import adaptarium.random.Seeds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A square of rooms with doorways between them, drawn at random: every room can be reached from every other, now and then by more than one way.
 *
 * <p>Rooms are counted in rows from the lower left. The middle of the square is at (0, 0).
 */
public final class FloorPlan {
    /** Side of a room, m. */
    public static final double ROOM = 1;

    /** Width of a doorway, m. */
    public static final double DOORWAY = 0.4;

    private static final double SHIFT = 0.15; // m, of a doorway from the middle of its wall, at most
    private static final double DOUBLE = 0.2; // probability of a doorway that is not needed

    private final int side;
    private final List<Wall> walls;
    private final double goalX; // of the place in a room where a beacon stands, from the room's middle, m
    private final double goalY;

    /**
     * A wall between two rooms.
     *
     * @param room the one to the left, or below
     * @param upright whether it stands between left and right
     * @param doorway whether it has one
     * @param shift of the doorway from the wall's middle, along the wall, m
     */
    public record Wall(int room, boolean upright, boolean doorway, double shift) {
        /** The room behind it. */
        int behind(int side) {
            return room + (upright ? 1 : side);
        }
    }

    private FloorPlan(int side, List<Wall> walls, double goalX, double goalY) {
        this.side = side;
        this.walls = List.copyOf(walls);
        this.goalX = goalX;
        this.goalY = goalY;
    }

    /**
     * A plan.
     *
     * @param number which one
     * @param side rooms along each side, at least 2
     * @return always the same for a number and a side
     */
    public static FloorPlan of(long number, int side) {
        RandomGenerator random = Seeds.generator(number);
        List<Wall> closed = new ArrayList<>();
        for (int room = 0; room < side * side; room++) {
            if (room % side < side - 1) {
                closed.add(new Wall(room, /* upright= */ true, /* doorway= */ false, 0));
            }
            if (room + side < side * side) {
                closed.add(new Wall(room, /* upright= */ false, /* doorway= */ false, 0));
            }
        }
        // Kruskal's way to a random tree: walls in random order, a doorway wherever it joins what was apart.
        Seeds.shuffle(closed, random);
        int[] part = new int[side * side];
        Arrays.setAll(part, i -> i);
        List<Wall> walls = new ArrayList<>();
        for (Wall wall : closed) {
            int one = part[wall.room()];
            int other = part[wall.behind(side)];
            boolean needed = one != other;
            boolean doorway = random.nextDouble() < DOUBLE || needed;
            walls.add(new Wall(wall.room(), wall.upright(), doorway, SHIFT * (2 * random.nextDouble() - 1)));
            for (int i = 0; i < part.length; i++) {
                part[i] = part[i] == other ? one : part[i];
            }
        }
        double free = ROOM / 2 - 0.25; // m, as far from the walls as that
        return new FloorPlan(side, walls, free * (2 * random.nextDouble() - 1), free * (2 * random.nextDouble() - 1));
    }

    /** Rooms along each side. */
    public int side() {
        return side;
    }

    /** The walls between rooms, with their doorways. */
    public List<Wall> walls() {
        return walls;
    }

    /** The room in the middle, or the one above and to the right of it. */
    public int middle() {
        return side / 2 * side + side / 2;
    }

    /** Where a room's middle lies, m. */
    public double x(int room) {
        return ROOM * (room % side + 0.5 - side / 2.0);
    }

    /** Where a room's middle lies, m. */
    public double y(int room) {
        int row = room / side;
        return ROOM * (row + 0.5 - side / 2.0);
    }

    /** Where a beacon stands in a room, m. */
    public double beaconX(int room) {
        return x(room) + goalX;
    }

    /** Where a beacon stands in a room, m. */
    public double beaconY(int room) {
        return y(room) + goalY;
    }

    /** The room that a place is in; outside, the nearest. */
    public int room(double x, double y) {
        return clamp(y) * side + clamp(x);
    }

    private int clamp(double at) {
        return Math.max(0, Math.min(side - 1, (int) Math.floor(at / ROOM + side / 2.0)));
    }

    /** Where a wall's doorway is, m. */
    public double doorX(Wall wall) {
        return x(wall.room()) + (wall.upright() ? ROOM / 2 : wall.shift());
    }

    /** Where a wall's doorway is, m. */
    public double doorY(Wall wall) {
        return y(wall.room()) + (wall.upright() ? wall.shift() : ROOM / 2);
    }

    /**
     * Through which walls one goes from each room on the shortest way to one of them, by breadth-first search.
     *
     * @param goal the room
     * @return for each room the index in {@link #walls} of the next wall; -1 in the goal itself
     */
    public int[] way(int goal) {
        int[] next = new int[side * side];
        Arrays.fill(next, -1);
        BitSet seen = new BitSet();
        seen.set(goal);
        Deque<Integer> open = new ArrayDeque<>(List.of(goal));
        while (!open.isEmpty()) {
            int room = open.remove();
            for (int i = 0; i < walls.size(); i++) {
                Wall wall = walls.get(i);
                boolean here = wall.room() == room || wall.behind(side) == room;
                int other = wall.room() == room ? wall.behind(side) : wall.room();
                if (here && wall.doorway() && !seen.get(other)) {
                    seen.set(other);
                    next[other] = i;
                    open.add(other);
                }
            }
        }
        return next;
    }
}
