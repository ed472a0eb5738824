package org.vmorph.model.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that somebody has written: UTF-8, whatever editor it comes from. */
public final class TextFile {
  /** Some editors put it before everything else; it says nothing. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private TextFile() {}

  /**
   * Its text, without a byte order mark.
   *
   * @throws java.nio.charset.MalformedInputException if it is not UTF-8
   * @throws IOException if it cannot be read
   */
  public static String read(Path file) throws IOException {
    var text = Files.readString(file);
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
