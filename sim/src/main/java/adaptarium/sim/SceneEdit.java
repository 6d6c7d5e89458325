package adaptarium.sim;

/** A change of a scene by whoever looks on, made between two control steps. A value. */
public sealed interface SceneEdit {
    /** The body that it is about, see {@link SceneView.BodyView#name}. */
    String body();

    /**
     * A body is placed elsewhere and rests there, together with all that joints hold to it.
     *
     * @param body which
     * @param x of its origin, m
     * @param y of its origin, m
     * @param angle rad, counter-clockwise
     */
    record Place(String body, double x, double y, double angle) implements SceneEdit {
        /** Checks that the numbers are finite. */
        public Place {
            if (!Double.isFinite(x + y + angle)) {
                throw new IllegalArgumentException(
                        "a place needs finite numbers, got (" + x + ", " + y + ") m, " + angle + " rad");
            }
        }
    }

    /**
     * A thing is added, or replaces the added thing of the same name.
     *
     * @param thing what it is and where it rests
     */
    record Put(AddedBody thing) implements SceneEdit {
        @Override
        public String body() {
            return thing.name();
        }
    }

    /**
     * A thing that was added is taken away.
     *
     * @param body which
     */
    record Remove(String body) implements SceneEdit {}
}
