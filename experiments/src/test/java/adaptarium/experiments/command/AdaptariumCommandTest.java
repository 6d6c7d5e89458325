package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.plugin.PluginScope;
import adaptarium.experiments.plugin.TrustedPlugins;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class AdaptariumCommandTest {
    private static CommandLine line(String... arguments) {
        return AdaptariumCommand.lineOf(
                new AdaptariumCommand(
                        "",
                        new PluginScope(),
                        TrustedPlugins.ofUser(),
                        Stopping.inside(),
                        new PrintWriter(Writer.nullWriter())),
                arguments);
    }

    /** Also where an option takes the first place, and where the script for a shell's completion is wanted. */
    @Test
    void onlyTheCommandThatIsAskedForIsLookedAtWhereItIsKnown() {
        Set<String> all = line().getSubcommands().keySet();
        assertTrue(all.containsAll(Set.of("list", "new-family", "class-path", "generate-completion")), all.toString());
        for (String name : all) {
            Set<String> found = line(name, "report").getSubcommands().keySet();
            assertEquals(name.equals("generate-completion") ? all : Set.of(name), found);
        }
        assertEquals(all, line("--quiet", "list").getSubcommands().keySet());
        assertEquals(all, line("lst").getSubcommands().keySet());
    }

    @Test
    void aCommandByItselfHasTheOptionsThatAllHave() {
        CommandLine alone = line("challenge").getSubcommands().get("challenge");
        CommandLine among = line().getSubcommands().get("challenge");
        assertEquals(among.getUsageMessage(), alone.getUsageMessage());
        assertEquals(
                among.getSubcommands().get("board").getUsageMessage(),
                alone.getSubcommands().get("board").getUsageMessage());
    }
}
