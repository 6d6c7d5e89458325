package adaptarium.experiments.command;

import adaptarium.envs.Split;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A split's name, as configurations write it: test, not TEST. Either is understood. */
final class SplitName implements ITypeConverter<Split>, Iterable<String> {
    private static final List<String> NAMES =
            Arrays.stream(Split.values()).map(SplitName::of).toList();

    private static String of(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Split convert(String text) {
        for (Split split : Split.values()) {
            if (of(split).equals(text.toLowerCase(Locale.ROOT))) {
                return split;
            }
        }
        throw new TypeConversionException("expected one of " + String.join(", ", NAMES) + ", got '" + text + "'");
    }

    @Override
    public Iterator<String> iterator() {
        return NAMES.iterator();
    }
}
