package adaptarium.experiments.config;

import adaptarium.experiments.UserException;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Algorithms;

/** The {@code algorithm} section: a name, and beside it the keys of that algorithm's settings, each optional. */
final class AlgorithmSection {
    private AlgorithmSection() {}

    static AlgorithmConfig bind(Node.Mapping section, String path) {
        Node name = section.entries().get("name");
        if (name == null) {
            throw new UserException(section.place() + ": key '" + path + "name' is missing");
        }
        if (!(name instanceof Node.Scalar scalar) || scalar.type() != Node.Type.TEXT) {
            throw new UserException(name.place() + ": " + path + "name must be a text, got " + name.kind());
        }
        return bind(algorithm(scalar, path), section.without("name"), path);
    }

    private static Algorithm<?> algorithm(Node.Scalar name, String path) {
        try {
            return Algorithms.named(name.text());
        } catch (IllegalArgumentException e) {
            throw new UserException(name.place() + ": " + path + "name: " + e.getMessage(), e);
        }
    }

    private static <C extends Record> AlgorithmConfig bind(Algorithm<C> algorithm, Node.Mapping settings, String path) {
        return new AlgorithmConfig(
                algorithm.name(),
                RecordBinder.bind(
                        settings,
                        path,
                        algorithm.settingsType(),
                        algorithm.defaults(),
                        "'adaptarium describe " + algorithm.name() + "' explains "));
    }
}
