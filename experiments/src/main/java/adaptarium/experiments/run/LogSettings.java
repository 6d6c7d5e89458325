package adaptarium.experiments.run;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * What is logged: our own classes from INFO on, the libraries' errors only. Nothing goes to the terminal, which belongs to progress and results; a run's log
 * file takes it ({@link RunLog}). In code rather than XML because reading XML takes a fifth of the time to start.
 */
public final class LogSettings extends ContextAwareBase implements Configurator {
    /** Made by Logback, which finds this class as a service. */
    public LogSettings() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.ERROR);
        context.getLogger("adaptarium").setLevel(Level.INFO);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
