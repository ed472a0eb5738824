package org.vmorph.model.text;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Numbering;

/**
 * An assembled program: the first words of storage, and where they come from.
 *
 * @param file its name, as given to the assembler
 * @param numbering how addresses count in storage
 * @param words from the first address on
 * @param labels their addresses, by name
 * @param source the lines of the file, those of the files it includes in their place
 * @param extents which line of the source has made what, in order of address; addresses no line has
 *     spoken of are in none
 */
public record Program(
    String file,
    Numbering numbering,
    long[] words,
    SortedMap<String, Long> labels,
    List<String> source,
    List<Extent> extents) {

  /** Keeps its own copies. */
  public Program {
    words = words.clone();
    labels = new TreeMap<>(labels);
    source = List.copyOf(source);
    extents = List.copyOf(extents);
  }

  @Override
  public long[] words() {
    return words.clone();
  }

  /** How many words of storage it fills. */
  public int size() {
    return words.length;
  }

  /** The address of a label. */
  public long address(String label) {
    var address = labels.get(label);
    if (address == null) {
      throw new IllegalArgumentException(
          file + " has no label '" + label + "'" + Nearest.hint(label, labels.keySet()));
    }
    return address;
  }

  /** The line of the source that has made what is at an address, from 1; 0 if none has. */
  public int line(long address) {
    return extents.stream().filter(it -> it.has(address)).mapToInt(Extent::line).sum();
  }

  /** Puts the words into the storage of a machine, from its first word on. */
  public void load(Machine machine) {
    for (int i = 0; i < words.length; i++) {
      machine.store(machine.architecture().storage(), i, words[i]);
    }
  }

  /** Address, word in hexadecimal and source, line by line. */
  public String listing() {
    return Listing.of(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Program that
        && file.equals(that.file)
        && numbering.equals(that.numbering)
        && Arrays.equals(words, that.words)
        && labels.equals(that.labels)
        && source.equals(that.source)
        && extents.equals(that.extents);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return file + ": " + words.length + " words, labels " + labels.keySet();
  }
}
