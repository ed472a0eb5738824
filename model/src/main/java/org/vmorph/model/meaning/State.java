package org.vmorph.model.meaning;

import java.util.Arrays;
import java.util.List;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;

/**
 * S = (E, M, P, R), with registers and whatever else the machine declares, over any domain.
 * Immutable.
 *
 * @param <W> a word
 * @param <M> the content of a file
 */
public final class State<W, M> {
  private final W size;
  private final Object[] cells;
  private final Object[] files;

  /** A state from its storage size q, its cells and its files, each in order of slot. */
  public State(W size, List<W> cells, List<M> files) {
    this(size, cells.toArray(), files.toArray());
  }

  private State(W size, Object[] cells, Object[] files) {
    this.size = size;
    this.cells = cells;
    this.files = files;
  }

  /** q. */
  public W size() {
    return size;
  }

  /** The word in a cell. */
  @SuppressWarnings("unchecked")
  public W get(Cell cell) {
    return (W) cells[cell.slot()];
  }

  /** The content of a file. */
  @SuppressWarnings("unchecked")
  public M get(File file) {
    return (M) files[file.slot()];
  }

  /** This state with another word in a cell. */
  public State<W, M> with(Cell cell, W word) {
    var copy = cells.clone();
    copy[cell.slot()] = word;
    return new State<>(size, copy, files);
  }

  /** This state with another content of a file. */
  public State<W, M> with(File file, M content) {
    var copy = files.clone();
    copy[file.slot()] = content;
    return new State<>(size, cells, copy);
  }

  /** This state on a machine of another storage size. */
  public State<W, M> withSize(W words) {
    return new State<>(words, cells, files);
  }

  /**
   * One state or the other, component by component; what is the same object in both stays as it is.
   */
  @SuppressWarnings("unchecked")
  public static <W, B, M> State<W, M> either(
      Domain<W, B, M> domain, B test, State<W, M> then, State<W, M> otherwise) {
    if (domain.isTrue(test)) {
      return then;
    }
    if (domain.isFalse(test)) {
      return otherwise;
    }
    var cells = Arrays.copyOf(then.cells, then.cells.length);
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != otherwise.cells[i]) {
        cells[i] = domain.choose(test, (W) cells[i], (W) otherwise.cells[i]);
      }
    }
    var files = Arrays.copyOf(then.files, then.files.length);
    for (int i = 0; i < files.length; i++) {
      if (files[i] != otherwise.files[i]) {
        files[i] = domain.either(test, (M) files[i], (M) otherwise.files[i]);
      }
    }
    return new State<>(then.size, cells, files);
  }
}
