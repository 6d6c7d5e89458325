package adaptarium.experiments.watch;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskParameter;
import adaptarium.render.watch.Library;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The families that a window can go to. */
public final class FamilyShelf {
    private FamilyShelf() {}

    /** All that the program knows, in their order. */
    public static List<Library.Shelf> all() {
        return Families.all().stream().map(FamilyShelf::of).toList();
    }

    private static Library.Shelf of(TaskFamily<?> family) {
        String hidden = family.tasks().parameters().stream()
                .map(TaskParameter::name)
                .map(name -> name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return new Library.Shelf(family.spec().id(), hidden);
    }
}
