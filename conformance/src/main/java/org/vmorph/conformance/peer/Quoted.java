package org.vmorph.conformance.peer;

/** What a peer said, as far as it can be shown in a line of ours. */
final class Quoted {
  private static final int MOST = 120;

  private Quoted() {}

  /** In quotes, without control characters, and not more than fits; the end counts most. */
  static String of(String text) {
    var line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= MOST
        ? "'" + line + "'"
        : "'..." + line.substring(line.length() - MOST) + "'";
  }
}
