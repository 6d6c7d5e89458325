package adaptarium.render.watch;

import java.util.List;

/**
 * What there is to go to from a window beside what is shown in it. A value.
 *
 * @param maps of the agent's adaptation
 * @param families that can be shown instead
 */
public record Library(List<TaskMap> maps, List<Shelf> families) {
    /** Nothing. */
    public static final Library EMPTY = new Library(List.of(), List.of());

    /** Copies the lists. */
    public Library {
        maps = List.copyOf(maps);
        families = List.copyOf(families);
    }

    /**
     * A family that can be shown.
     *
     * @param id its versioned id
     * @param hidden what is hidden in it, in words
     */
    public record Shelf(String id, String hidden) {}
}
