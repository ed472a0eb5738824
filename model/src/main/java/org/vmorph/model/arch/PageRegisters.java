package org.vmorph.model.arch;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/**
 * Page registers: the entries of pages are a file of their own.
 *
 * @param storage E
 * @param on 1 bit: whether they are in force
 * @param registers an entry for each page, as wide as entries are
 * @param pageBits a page has 2^pageBits words
 * @param cause of all traps
 */
public record PageRegisters(File storage, Cell on, File registers, int pageBits, Cause cause)
    implements Paging, SwitchedRegisters {
  /** Rejects registers of another width than an entry's, and more pages than there are frames. */
  public PageRegisters {
    int frames = storage.indexBits() - pageBits;
    if (pageBits < 1 || registers.bits() != 2 + frames || registers.indexBits() > frames) {
      throw new IllegalArgumentException(
          "pages of 2^%d words: 2^%d registers of %d bits; expected 2^1 or more, 2^%d or less, %d"
              .formatted(pageBits, registers.indexBits(), registers.bits(), frames, 2 + frames));
    }
    if (on.bits() != 1) {
      throw new IllegalArgumentException(
          "%s has %d bits; expected 1, in force or not".formatted(on, on.bits()));
    }
  }

  /** The pages that lie in a frame which storage has. */
  @Override
  public List<Area> areas() {
    int n = storage.indexBits();
    var all = new ArrayList<Area>();
    for (long page = 0; page < 1L << numberBits(); page++) {
      var entry = entry(literal(page << pageBits, n));
      var frame = entry.low(frameBits());
      all.add(
          new Area(
              registers.name() + page,
              isMapped(entry),
              literal(1, 1).join(entry.slice(writable(), 1)),
              frame.join(literal(0, pageBits)),
              frame.join(literal(unit() - 1, pageBits)),
              literal(unit(), n)));
    }
    return List.copyOf(all);
  }

  @Override
  public Map<Word.Place, Word> clamped() {
    var all = new LinkedHashMap<Word.Place, Word>();
    all.put(on, literal(1, on.bits()));
    for (long page = 0; page < 1L << numberBits(); page++) {
      var entry = entry(literal(page << pageBits, storage.indexBits()));
      all.put(
          registers.at(literal(page, numberBits())),
          choose(isMapped(entry), entry, literal(0, entryBits())));
    }
    return all;
  }

  /** Whether an entry says where its page lies, and there is such a frame. */
  private Condition isMapped(Word entry) {
    return isValid(entry).and(entry.low(frameBits()).below(frames()));
  }

  @Override
  public Set<Component> bases() {
    return Set.of(registers);
  }

  @Override
  public int numberBits() {
    return registers.indexBits();
  }

  @Override
  public List<Field> fields() {
    return List.of(
        new Field("valid", valid(), 1),
        new Field("writable", writable(), 1),
        new Field("frame", 0, frameBits()));
  }

  @Override
  public Word found(Word page) {
    return registers.at(page);
  }

  @Override
  public List<Addressing.Check> lookup(Word page) {
    return List.of();
  }
}
