package adaptarium.experiments.config;

import adaptarium.envs.data.DataException;
import adaptarium.envs.data.DataFamily;
import adaptarium.envs.data.DataNode;
import adaptarium.experiments.UserException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A family in a YAML file. This reads the YAML; what it means is {@link adaptarium.envs.data}'s business. */
public final class FamilyFile {
    private FamilyFile() {}

    /**
     * Reads a family.
     *
     * @param file a YAML file
     * @return the family, which has been tried
     * @throws UserException where it cannot be read or does not fit, in one line with the place
     */
    public static DataFamily read(Path file) {
        return read(String.valueOf(file.getFileName()), Configurations.read(file));
    }

    /**
     * Reads a family from text.
     *
     * @param source what to call it in messages
     * @param text YAML
     * @return the family, which has been tried
     * @throws UserException where it does not fit, in one line with the place
     */
    public static DataFamily read(String source, String text) {
        DataNode node = node(YamlReader.document(source, text));
        try {
            return DataFamily.of(node);
        } catch (DataException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }

    private static DataNode node(Node node) {
        if (node instanceof Node.Mapping mapping) {
            Map<String, DataNode> entries = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> entries.put(key, node(value)));
            return new DataNode.Section(mapping.place(), entries, mapping.keyPlaces());
        }
        if (node instanceof Node.Sequence list) {
            return new DataNode.Items(
                    list.place(), list.items().stream().map(FamilyFile::node).toList());
        }
        return new DataNode.Text(node.place(), node instanceof Node.Scalar scalar ? scalar.text() : "");
    }
}
