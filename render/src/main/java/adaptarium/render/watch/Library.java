package adaptarium.render.watch;

import java.util.List;

/**
 * What there is to go to from a window beside what is shown in it. A value.
 *
 * @param maps of the agent's adaptation
 * @param catalogue of what can be shown instead
 */
public record Library(List<TaskMap> maps, Catalogue catalogue) {
    /** Nothing. */
    public static final Library EMPTY = new Library(List.of(), Catalogue.NONE);

    /** Copies the list. */
    public Library {
        maps = List.copyOf(maps);
    }
}
