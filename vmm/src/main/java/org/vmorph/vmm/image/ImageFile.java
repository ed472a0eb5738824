package org.vmorph.vmm.image;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.TextFile;

/**
 * A monitor from a file: a program in the machine's assembly, {@code NAME.s}; or words in
 * hexadecimal, with blanks or ends of lines between them, and beside them the labels of a {@link
 * GuestMap} in {@code NAME.map}, one {@code guest.low = 0xb6} to a line. A comment starts with a
 * semicolon.
 */
public final class ImageFile {
  private static final String ASSEMBLY = ".s";
  private static final Pattern LABEL =
      Pattern.compile("([A-Za-z_.][\\w.]*)\\s*=\\s*(0[xX][0-9a-fA-F]+|[0-9]+)");

  private ImageFile() {}

  /**
   * The monitor of a file.
   *
   * @param name the name it goes by
   * @throws org.vmorph.model.text.AssemblyError if it is a program that cannot be assembled
   * @throws IllegalArgumentException if it is no monitor, saying where and why
   * @throws IOException if a file cannot be read
   */
  public static ImageMonitor read(String name, Architecture machine, Path file) throws IOException {
    if (file.toString().endsWith(ASSEMBLY)) {
      return ImageMonitor.of(name, machine, by -> by.assemble(file));
    }
    var map = mapBeside(file);
    return new ImageMonitor(
        name,
        machine,
        words(file, lines(file), machine.storage().bits()),
        map(map, lines(map), machine));
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return TextFile.read(file).lines().toList();
    } catch (MalformedInputException e) {
      throw new IllegalArgumentException(file + ": is not UTF-8 text", e);
    }
  }

  /** Where the labels of a file of words are. */
  public static Path mapBeside(Path file) {
    var name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".map");
  }

  private static long[] words(Path file, List<String> lines, int bits) {
    var words = new ArrayList<Long>();
    for (int i = 0; i < lines.size(); i++) {
      for (var word : code(lines.get(i)).split("\\s+")) {
        if (!word.isEmpty()) {
          words.add(word(file, i + 1, word, bits));
        }
      }
    }
    return words.stream().mapToLong(Long::longValue).toArray();
  }

  private static long word(Path file, int line, String text, int bits) {
    var digits = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
    if (!digits.matches("[0-9a-fA-F]{1,16}")
        || bits < 64 && Long.parseUnsignedLong(digits, 16) >>> bits != 0) {
      throw new IllegalArgumentException(
          "%s:%d: '%s' is no word; expected one of %d bits in hexadecimal"
              .formatted(file, line, text, bits));
    }
    return Long.parseUnsignedLong(digits, 16);
  }

  private static GuestMap map(Path file, List<String> lines, Architecture machine) {
    var labels = new TreeMap<String, Long>();
    for (int i = 0; i < lines.size(); i++) {
      var line = code(lines.get(i)).strip();
      var label = LABEL.matcher(line);
      if (!line.isEmpty()) {
        if (!label.matches()) {
          throw new IllegalArgumentException(
              "%s:%d: expected 'guest.low = 0xb6', found '%s'".formatted(file, i + 1, line));
        }
        if (labels.put(label.group(1), address(file, i + 1, label.group(2))) != null) {
          throw new IllegalArgumentException(
              "%s:%d: '%s' is already defined".formatted(file, i + 1, label.group(1)));
        }
      }
    }
    return GuestMap.of(file.toString(), labels, machine);
  }

  private static long address(Path file, int line, String text) {
    boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
    try {
      return Integer.parseInt(hexadecimal ? text.substring(2) : text, hexadecimal ? 16 : 10);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s:%d: '%s' is no address".formatted(file, line, text));
    }
  }

  private static String code(String line) {
    int comment = line.indexOf(';');
    return comment < 0 ? line : line.substring(0, comment);
  }
}
