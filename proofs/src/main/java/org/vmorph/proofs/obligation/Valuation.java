package org.vmorph.proofs.obligation;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.ir.File;
import org.vmorph.proofs.claim.Unknowns;
import org.vmorph.vmm.control.VirtualMachineMap;

/**
 * Unknowns with values. What was asked for is remembered; a closed valuation answers 0 to
 * everything else.
 */
public final class Valuation implements Unknowns<Long, Cells> {
  /** Where values come from. */
  public interface Source {
    /** The value of a word. */
    long word(String name, int bits);

    /** A word of a content. */
    long at(String name, File file, long index);
  }

  private static final Source ZERO =
      new Source() {
        @Override
        public long word(String name, int bits) {
          return 0;
        }

        @Override
        public long at(String name, File file, long index) {
          return 0;
        }
      };

  private final Source source;
  private final Map<String, Long> words = new TreeMap<>();
  private final Map<String, Map<Long, Long>> contents = new TreeMap<>();

  /** Values from a source, each asked for once. */
  public Valuation(Source source) {
    this.source = source;
  }

  /** Nothing: zeros everywhere. */
  public static Valuation none() {
    return new Valuation(ZERO);
  }

  /** What has been asked for so far, on its own. */
  public Valuation closed() {
    var closed = new Valuation(ZERO);
    closed.words.putAll(words);
    contents.forEach((name, values) -> closed.contents.put(name, new TreeMap<>(values)));
    return closed;
  }

  /** Every value that has been asked for, one in a line, as {@link #read} takes them. */
  public String text() {
    var text = new StringBuilder();
    words.forEach((name, word) -> text.append(name).append(' ').append(word).append('\n'));
    contents.forEach(
        (name, values) ->
            values.forEach(
                (index, word) ->
                    text.append(name)
                        .append(' ')
                        .append(index)
                        .append(' ')
                        .append(word)
                        .append('\n')));
    return text.toString();
  }

  /**
   * A closed valuation.
   *
   * @throws IllegalArgumentException if a line is not a name and one or two numbers
   */
  public static Valuation read(String text) {
    var read = new Valuation(ZERO);
    for (var line : text.lines().toList()) {
      var parts = line.split(" ", -1);
      if (parts.length == 2) {
        read.words.put(parts[0], Long.valueOf(parts[1]));
      } else if (parts.length == 3) {
        read.contents
            .computeIfAbsent(parts[0], name -> new TreeMap<>())
            .put(Long.valueOf(parts[1]), Long.valueOf(parts[2]));
      } else {
        throw new IllegalArgumentException("a name and one or two numbers, not: " + line);
      }
    }
    return read;
  }

  @Override
  public Long word(String name, int bits) {
    return words.computeIfAbsent(name, n -> source.word(n, bits));
  }

  @Override
  public Cells content(String name, File file) {
    var values = contents.computeIfAbsent(name, n -> new TreeMap<>());
    return new Traced(
        index -> values.computeIfAbsent(index, i -> source.at(name, file, i)),
        () -> new TreeSet<>(values.keySet()));
  }

  @Override
  public Cells framed(String inside, Cells rest, File file, Long base, Long bound, long unit) {
    var window = content(inside, file);
    return new Parts(new VirtualMachineMap.Place<>(base, bound, 0L, 0)).with(rest, window);
  }

  @Override
  public VirtualMachineMap.Region<Long, Cells> hosting(
      File storage, VirtualMachineMap.Place<Long> place) {
    return new Parts(place);
  }

  @Override
  public String toString() {
    return words + " " + contents;
  }
}
