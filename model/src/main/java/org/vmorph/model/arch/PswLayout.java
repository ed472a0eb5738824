package org.vmorph.model.arch;

import static org.vmorph.model.ir.Say.literal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Word;

/**
 * A PSW in one word, as a trap stores it and an instruction loads it.
 *
 * @param word the cells it shows
 * @param cause the field of it that says why a trap was taken; a gap when it is loaded
 */
public record PswLayout(Word.Packed word, Word.Field cause) {
  /** What a trap stores: the cells as they are, with the cause. */
  public Word stored(Cause why) {
    return word.fields().stream()
        .map(field -> part(field, why))
        .reduce(Word::join)
        .orElseThrow(() -> new IllegalArgumentException(word.name() + " has no fields"));
  }

  private Word part(Word.Field field, Cause why) {
    return field.equals(cause)
        ? literal(why.code(), field.bits())
        : field.cell() == null ? literal(0, field.bits()) : field.cell();
  }

  /** What the cells are in a word that has this layout, from its high end. */
  public Map<Cell, Word> cells(Word stored) {
    var cells = new LinkedHashMap<Cell, Word>();
    for (var field : word.fields()) {
      if (field.cell() != null) {
        cells.put(field.cell(), stored.slice(word.low(field), field.bits()));
      }
    }
    return cells;
  }

  /** Where the old words of its cells are, if this word is what a trap has stored. */
  public List<TrapEntry.Saved> saved(Word stored) {
    return cells(stored).entrySet().stream()
        .map(cell -> new TrapEntry.Saved(cell.getKey(), cell.getValue()))
        .toList();
  }
}
