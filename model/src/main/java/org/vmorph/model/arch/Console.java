package org.vmorph.model.arch;

import java.util.Set;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;

/**
 * A console: what it has to say, and what it was told.
 *
 * @param input the words to come
 * @param next the index of the next one
 * @param end how many there are
 * @param output the words put so far
 * @param count how many there are
 */
public record Console(File input, Cell next, Cell end, File output, Cell count) {
  /** All it consists of. */
  public Set<Component> components() {
    return Set.of(input, next, end, output, count);
  }
}
