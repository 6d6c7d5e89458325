package adaptarium.envs.family.navigation;

import adaptarium.random.Seeds;
import adaptarium.sim.Trigonometry;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where things stand in the room of {@link KeyAndDoors}.
 *
 * @param pillars in the way of the disc and of its lidar
 * @param mud patches of floor that hold the disc back
 */
public record RoomLayout(List<Place> pillars, List<Place> mud) {
    /** Radius of a pillar, m. */
    public static final double PILLAR = 0.18;

    /** Radius of a patch of mud, m. */
    public static final double PATCH = 0.45;

    private static final double RING = 0.75; // m, of the pillars from the room's middle, where the disc starts
    private static final double OUTER = 1.1; // m, of the farthest mud

    /**
     * A place on the floor.
     *
     * @param x m
     * @param y m
     */
    public record Place(double x, double y) {
        /**
         * The squared distance to a point.
         *
         * @param toX m
         * @param toY m
         * @return m^2
         */
        public double squareTo(double toX, double toY) {
            return (toX - x) * (toX - x) + (toY - y) * (toY - y);
        }
    }

    /** Copies the lists. */
    public RoomLayout {
        pillars = List.copyOf(pillars);
        mud = List.copyOf(mud);
    }

    /**
     * A layout: two pillars on a ring about the middle, well apart, and two patches of mud on or outside it.
     *
     * @param number which one
     * @return always the same for a number
     */
    public static RoomLayout of(long number) {
        RandomGenerator random = Seeds.generator(number);
        double first = 2 * Math.PI * random.nextDouble();
        double second = first + Math.PI * (2 + 2 * random.nextDouble()) / 3;
        return new RoomLayout(
                List.of(polar(RING, first), polar(RING, second)), List.of(anyPatch(random), anyPatch(random)));
    }

    private static Place anyPatch(RandomGenerator random) {
        return polar(RING + (OUTER - RING) * random.nextDouble(), 2 * Math.PI * random.nextDouble());
    }

    private static Place polar(double distance, double direction) {
        return new Place(distance * Trigonometry.cos(direction), distance * Trigonometry.sin(direction));
    }

    /**
     * Whether a point is in the mud.
     *
     * @param x m
     * @param y m
     * @return true in any of the patches
     */
    public boolean isMuddy(double x, double y) {
        for (int i = 0; i < mud.size(); i++) {
            if (mud.get(i).squareTo(x, y) < PATCH * PATCH) {
                return true;
            }
        }
        return false;
    }
}
