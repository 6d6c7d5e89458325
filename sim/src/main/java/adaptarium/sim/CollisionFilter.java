package adaptarium.sim;

/**
 * Which shapes may touch. Two shapes of the same non-zero group always collide (positive) or never (negative); otherwise they collide when each one's
 * category is in the other's mask.
 *
 * @param category what this shape is: 16 bits, usually one of them set
 * @param mask the categories it collides with: 16 bits
 * @param group 0 for none
 */
public record CollisionFilter(int category, int mask, int group) {
    /** Collides with everything: the default. */
    public static final CollisionFilter ALL = new CollisionFilter(0x0001, 0xffff, 0);

    /** The parts of a robot: they collide with the world, not with each other. */
    public static final CollisionFilter ROBOT = new CollisionFilter(0x0002, 0xffff, -1);

    /** Collides with nothing: for parts whose contacts do not matter, such as a pendulum's rod. */
    public static final CollisionFilter NOTHING = new CollisionFilter(0x0004, 0x0000, 0);

    /** Checks that both bit sets have 16 bits and that the group fits in a short. */
    public CollisionFilter {
        if ((category & ~0xffff) != 0 || (mask & ~0xffff) != 0) {
            throw new IllegalArgumentException("category and mask have 16 bits, got 0x" + Integer.toHexString(category)
                    + " and 0x" + Integer.toHexString(mask));
        }
        if (group < Short.MIN_VALUE || group > Short.MAX_VALUE) {
            throw new IllegalArgumentException("group must fit in 16 bits, got " + group);
        }
    }

    /**
     * Whether shapes with this filter and with another may touch.
     *
     * @param other the other shape's filter
     * @return true if they collide
     */
    public boolean accepts(CollisionFilter other) {
        if (group == other.group && group != 0) {
            return group > 0;
        }
        return (mask & other.category) != 0 && (category & other.mask) != 0;
    }
}
