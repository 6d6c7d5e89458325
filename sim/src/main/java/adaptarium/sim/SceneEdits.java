package adaptarium.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody has changed of a scene, so that an episode begins with it: bodies placed elsewhere and things added, at most one edit of each. A value.
 *
 * @param edits {@link SceneEdit.Place} and {@link SceneEdit.Put} in the order they were made first
 */
public record SceneEdits(List<SceneEdit> edits) {
    /** Nothing is changed. */
    public static final SceneEdits NONE = new SceneEdits(List.of());

    /** Copies the list and checks that it says one thing of every body. */
    public SceneEdits {
        edits = List.copyOf(edits);
        if (edits.stream().anyMatch(SceneEdit.Remove.class::isInstance)) {
            throw new IllegalArgumentException("what is removed is no part of a scene");
        }
        if (edits.stream().map(SceneEdit::body).distinct().count() < edits.size()) {
            throw new IllegalArgumentException("a scene's edits say one thing of every body, got "
                    + edits.stream().map(SceneEdit::body).toList());
        }
    }

    /** Whether nothing is changed. */
    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /** The things that were added. */
    public List<AddedBody> things() {
        return edits.stream()
                .filter(SceneEdit.Put.class::isInstance)
                .map(edit -> ((SceneEdit.Put) edit).thing())
                .toList();
    }

    /**
     * The added thing of a name.
     *
     * @param name its body's
     * @return the thing; nothing where no such thing was added
     */
    public Optional<AddedBody> thing(String name) {
        return things().stream().filter(thing -> thing.name().equals(name)).findFirst();
    }

    /**
     * What an edit means: a thing that was added and is fixed to nothing is put where it is placed.
     *
     * @param edit the edit
     * @return the same, or what it comes to
     */
    public SceneEdit meant(SceneEdit edit) {
        Optional<AddedBody> thing =
                thing(edit.body()).filter(found -> found.on().isEmpty());
        return edit instanceof SceneEdit.Place place && thing.isPresent()
                ? new SceneEdit.Put(thing.get().at(place.x(), place.y(), place.angle()))
                : edit;
    }

    /**
     * These changes and another one. Of a body the newest counts.
     *
     * @param edit the newest
     * @return all of them
     */
    public SceneEdits plus(SceneEdit edit) {
        SceneEdit newest = meant(edit);
        List<SceneEdit> all = new ArrayList<>();
        boolean replaced = false;
        for (SceneEdit earlier : edits) {
            if (!earlier.body().equals(newest.body())) {
                all.add(earlier);
            } else if (!(newest instanceof SceneEdit.Remove)) {
                all.add(newest);
                replaced = true;
            }
        }
        if (!replaced && !(newest instanceof SceneEdit.Remove)) {
            all.add(newest);
        }
        return new SceneEdits(all);
    }
}
