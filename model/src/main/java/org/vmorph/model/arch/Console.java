package org.vmorph.model.arch;

import org.vmorph.model.ir.Cell;
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
public record Console(File input, Cell next, Cell end, File output, Cell count) {}
