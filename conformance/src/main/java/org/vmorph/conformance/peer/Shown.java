package org.vmorph.conformance.peer;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Tally;

/** The state of a guest as its monitor has shown it last, and what the monitor has tallied. */
final class Shown {
  private final List<Cell> cells;
  private final List<File> files;
  private final Set<String> names;
  private final File storage;
  private final int size;
  private final long[] cellWords;
  private final long[][] fileWords;
  private Tally tally = Tally.NOTHING;

  /** Nothing yet, of a guest with so many words of storage. */
  Shown(Architecture machine, int size) {
    this.cells = machine.cells();
    this.files = machine.files();
    this.names = files.stream().map(File::name).collect(Collectors.toCollection(TreeSet::new));
    this.storage = machine.storage();
    this.size = size;
    this.cellWords = new long[cells.size()];
    this.fileWords = new long[files.size()][0];
  }

  /** Takes over all that an answer shows: there is no state before. */
  void first(PeerAnswer answer) {
    var shown = answer.namesIn("files", names);
    if (shown.size() < names.size()) {
      throw new Unusable("files: expected all of " + names + ", found " + shown);
    }
    next(answer, 0);
  }

  /**
   * Takes over what an answer shows after so many steps more; a file it does not name is as it was.
   */
  void next(PeerAnswer answer, long steps) {
    cells(answer.text("cells"));
    var shown = answer.namesIn("files", names);
    for (var file : files) {
      if (shown.contains(file.name())) {
        fileWords[file.slot()] =
            Words.parse(
                file.name(), answer.textIn("files", file.name()), file.bits(), mostWords(file));
      }
    }
    tally(answer.numbers("tally", 4), steps);
  }

  private long mostWords(File file) {
    return file.equals(storage) ? size : 1L << file.indexBits();
  }

  private void cells(String text) {
    var words = Words.parse("cells", text, Long.SIZE, cells.size());
    if (words.length != cells.size()) {
      throw new Unusable("cells: expected " + cells.size() + " words, found " + words.length);
    }
    for (var cell : cells) {
      long word = words[cell.slot()];
      if (cell.bits() < Long.SIZE && word >>> cell.bits() != 0) {
        throw new Unusable(
            "cells: expected %d bits of %s, found %x".formatted(cell.bits(), cell, word));
      }
    }
    System.arraycopy(words, 0, cellWords, 0, words.length);
  }

  private void tally(long[] counts, long steps) {
    var next = new Tally(counts[0], counts[1], counts[2], counts[3]);
    if (next.steps() != tally.steps() + steps) {
      throw new Unusable(
          "tally: expected %d steps in all, found %d"
              .formatted(tally.steps() + steps, next.steps()));
    }
    tally = next;
  }

  Tally tally() {
    return tally;
  }

  long get(Cell cell) {
    return cellWords[cell.slot()];
  }

  void loadCells(long[] into) {
    System.arraycopy(cellWords, 0, into, 0, cellWords.length);
  }

  long load(File file, long index) {
    var words = fileWords[file.slot()];
    return index < words.length ? words[(int) index] : 0;
  }

  long used(File file) {
    return fileWords[file.slot()].length;
  }
}
