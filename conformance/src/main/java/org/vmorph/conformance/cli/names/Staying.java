package org.vmorph.conformance.cli.names;

import java.util.Locale;
import org.vmorph.conformance.run.ask.EndOfProcess;
import org.vmorph.vmm.MonitorFailure;

/**
 * What the code of plugins calls where it would have ended the process, or changed what all of it
 * shares; see {@link PluginLoader}. Public, for they are not of this package.
 */
public final class Staying {
  private static final String OURS = "org.vmorph.conformance.";

  private Staying() {}

  /** Instead of {@code System.exit}. */
  public static void exit(int status) {
    throw refused("System.exit", status);
  }

  /** Instead of {@code Runtime.exit}. */
  public static void exit(Runtime runtime, int status) {
    throw refused("Runtime.exit", status);
  }

  /** Instead of {@code Runtime.halt}. */
  public static void halt(Runtime runtime, int status) {
    throw refused("Runtime.halt", status);
  }

  /** Instead of {@code Locale.setDefault}. */
  public static void setDefault(Locale locale) {
    throw new MonitorFailure("it calls Locale.setDefault, which is vmorph's" + caller());
  }

  /** Instead of {@code Locale.setDefault}. */
  public static void setDefault(Locale.Category category, Locale locale) {
    setDefault(locale);
  }

  /**
   * Who has asked the monitor sees it break down. In a thread of its own nobody has, and there it
   * gets what it asks for: the command is brought to its end, and is not a pass.
   */
  private static MonitorFailure refused(String what, int status) {
    boolean isAsked =
        StackWalker.getInstance()
            .walk(frames -> frames.anyMatch(frame -> isOurs(frame.getClassName())));
    if (!isAsked && EndOfProcess.wanted() == 0) {
      Runtime.getRuntime().exit(status);
    }
    return new MonitorFailure(
        "it calls %s(%d), which would end vmorph%s".formatted(what, status, caller()));
  }

  private static boolean isOurs(String type) {
    return type.startsWith(OURS) && !type.equals(Staying.class.getName());
  }

  private static String caller() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> !frame.getClassName().equals(Staying.class.getName()))
                    .findFirst())
        .map(
            f -> ", in %s (%s:%d)".formatted(f.getMethodName(), f.getFileName(), f.getLineNumber()))
        .orElse("");
  }
}
