package adaptarium.experiments.config;

import adaptarium.envs.Spelling;
import adaptarium.experiments.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A configuration that says {@code extends: pointnav-maml}: the other's keys, with its own laid over them. */
final class Extension {
    private static final String KEY = "extends";

    private Extension() {}

    /**
     * A document with everything it extends.
     *
     * @param own as it was read
     * @param folder what a path in it is relative to
     * @param notes told what of the other does not apply
     * @return the document without the key {@code extends}
     * @throws UserException where there is no such configuration, or they extend each other in a circle
     */
    static Node.Mapping whole(Node.Mapping own, Path folder, Consumer<String> notes) {
        return whole(own, folder, notes, new ArrayList<>());
    }

    private static Node.Mapping whole(Node.Mapping own, Path folder, Consumer<String> notes, List<String> chain) {
        Node extended = own.entries().get(KEY);
        if (extended == null) {
            return own;
        }
        String place = own.placeOf(KEY) + ": ";
        if (!(extended instanceof Node.Scalar scalar) || scalar.type() != Node.Type.TEXT) {
            throw new UserException(
                    place + KEY + " must be a shipped configuration's name or a YAML file, got " + extended.kind());
        }
        String name = scalar.text();
        boolean shipped = Configurations.shipped().containsKey(name);
        Path path = folder.resolve(name).normalize();
        String source = shipped ? name + ".yaml" : path.toString();
        if (chain.contains(source)) {
            throw new UserException(place + "configurations extend each other in a circle: "
                    + String.join(" -> ", chain) + " -> " + source);
        }
        chain.add(source);
        if (!shipped && !Files.isRegularFile(path)) {
            throw new UserException(place + KEY + ": no configuration '" + name + "', neither a shipped one nor a file"
                    + Spelling.suggestion(name, Configurations.shipped().keySet())
                    + " 'adaptarium list configs' shows all");
        }
        Node.Mapping other =
                YamlReader.document(source, shipped ? Configurations.resource(source) : Configurations.read(path));
        Node.Mapping below = whole(other, shipped ? folder : path.resolveSibling(""), notes, chain);
        return AlgorithmSection.over(FamilySection.below(below, own), own.without(KEY), notes);
    }
}
