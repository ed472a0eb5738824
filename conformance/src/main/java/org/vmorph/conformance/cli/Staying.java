package org.vmorph.conformance.cli;

import org.vmorph.vmm.MonitorFailure;

/**
 * What the code of plugins calls where it would have ended the process; see {@link PluginLoader}.
 * Public, for they are not of this package.
 */
public final class Staying {
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

  private static MonitorFailure refused(String what, int status) {
    var caller =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .filter(frame -> !frame.getClassName().equals(Staying.class.getName()))
                        .findFirst());
    return new MonitorFailure(
        "it calls %s(%d), which would end vmorph".formatted(what, status)
            + caller
                .map(
                    f ->
                        ", in %s (%s:%d)"
                            .formatted(f.getMethodName(), f.getFileName(), f.getLineNumber()))
                .orElse(""));
  }
}
