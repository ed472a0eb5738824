package org.vmorph.conformance.report;

import org.vmorph.conformance.replay.Token;

/** How a reader runs a program again, from where he stands. */
@FunctionalInterface
public interface ReplayLine {
  /** The line to be pasted. */
  String of(Token token);

  /**
   * On the command line.
   *
   * @param launcher as it was called
   * @param options those that replay needs as well, a blank before each; they may be none
   */
  static ReplayLine onCommandLine(String launcher, String options) {
    return token -> word(launcher) + " replay " + word(token.toString()) + options;
  }

  /** A word as a shell wants it: the name of a file may have blanks in it. */
  static String word(String text) {
    return text.matches("[\\w./:+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
