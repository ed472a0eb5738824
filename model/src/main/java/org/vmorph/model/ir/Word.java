package org.vmorph.model.ir;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A word-valued expression: what an instruction can say about a word before anyone computes it.
 * Every word knows its width in bits, and an expression whose widths do not fit cannot be built
 * ({@link IllegalArgumentException}).
 */
public sealed interface Word {
  /** Width, 1 to 64. */
  int bits();

  /** A number, taken modulo 2^bits. */
  record Literal(long value, int bits) implements Word {
    /** Keeps the low bits of the value. */
    public Literal {
      Widths.check("literal", bits);
      value &= -1L >>> (64 - bits);
    }

    @Override
    public String toString() {
      return Long.toUnsignedString(value);
    }
  }

  /** A field of the instruction itself, or a value that a trap carries. */
  record Operand(String name, int bits) implements Word {
    /** Rejects a width outside 1 to 64. */
    public Operand {
      Widths.check("operand " + name, bits);
    }
  }

  /** q: how many words of storage there are. */
  record Size(int bits) implements Word {
    /** Rejects a width outside 1 to 64. */
    public Size {
      Widths.check("size", bits);
    }
  }

  /** Two words of one width and an operator. */
  record Calculation(Operator operator, Word left, Word right) implements Word {
    /** Rejects operands of different widths. */
    public Calculation {
      Widths.same(operator.symbol(), left, right);
    }

    @Override
    public int bits() {
      return left.bits();
    }
  }

  /** One of two words of one width. */
  record Choice(Condition test, Word then, Word otherwise) implements Word {
    /** Rejects branches of different widths. */
    public Choice {
      Widths.same("if", then, otherwise);
    }

    @Override
    public int bits() {
      return then.bits();
    }
  }

  /** {@code bits} bits of a word, from bit {@code low} (bit 0 is the least significant). */
  record Slice(Word of, int low, int bits) implements Word {
    /** Rejects bits the word does not have. */
    public Slice {
      Widths.check("slice", bits);
      if (low < 0 || low + bits > of.bits()) {
        throw new IllegalArgumentException(
            "slice: bits "
                + low
                + " to "
                + (low + bits - 1)
                + " of "
                + of
                + ", which has "
                + of.bits());
      }
    }
  }

  /** The same number in more bits, filled with zeros or with the sign. */
  record Extension(Word of, int bits, boolean signed) implements Word {
    /** Rejects a width below the word's own. */
    public Extension {
      Widths.check("extension", bits);
      if (bits < of.bits()) {
        throw new IllegalArgumentException(
            "extension: " + of + " has " + of.bits() + " bits, more than " + bits);
      }
    }
  }

  /** Two words side by side. */
  record Join(Word high, Word low) implements Word {
    /** Rejects a sum of widths above 64. */
    public Join {
      Widths.check("join", high.bits() + low.bits());
    }

    @Override
    public int bits() {
      return high.bits() + low.bits();
    }
  }

  /**
   * A word under a name, computed once however often it is used: what a table walk or a descriptor
   * check would else copy into every place that mentions it. Two are equal if name and word are.
   */
  final class Let implements Word {
    private static final AtomicLong MADE = new AtomicLong();

    private final String name;
    private final Word word;
    private final int hash;
    private final long number = MADE.incrementAndGet();

    /** One that was made before and is known to be equal: what is found out once stays known. */
    private @Nullable Let older;

    /** Rejects an empty name. */
    public Let(String name, Word word) {
      if (name.isBlank()) {
        throw new IllegalArgumentException("let: a name is empty");
      }
      this.name = name;
      this.word = word;
      this.hash = stirred(Objects.hash(name, word));
    }

    /**
     * Of words within words records make linear hashes, and those of a long chain may all be one.
     */
    private static int stirred(int hash) {
      int once = (hash ^ hash >>> 16) * 0x85eb_ca6b;
      return (once ^ once >>> 13) * 0xc2b2_ae35;
    }

    /** What it is called in print. */
    public String name() {
      return name;
    }

    /** What it stands for. */
    public Word word() {
      return word;
    }

    @Override
    public int bits() {
      return word.bits();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || other instanceof Let that && hash == that.hash && oldest().isSame(that.oldest());
    }

    private Let oldest() {
      var oldest = this;
      while (oldest.older != null) {
        oldest = oldest.older;
      }
      return oldest;
    }

    private boolean isSame(Let that) {
      if (this == that) {
        return true;
      }
      boolean same = name.equals(that.name) && word.equals(that.word);
      if (same && number < that.number) {
        that.older = this;
      } else if (same) {
        older = that;
      }
      return same;
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Somewhere a word can be kept. Used as a value it means: what was there before the instruction.
   */
  sealed interface Place extends Word permits Cell, At, Memory, Packed {}

  /** One word of a file, at base + offset modulo 2^indexBits. No check of any kind. */
  record At(File file, Word base, Word offset) implements Place {
    /** Rejects an index of another width than the file's. */
    public At {
      Widths.exactly(file.name() + "[base]", base, file.indexBits());
      Widths.exactly(file.name() + "[offset]", offset, file.indexBits());
    }

    @Override
    public int bits() {
      return file.bits();
    }
  }

  /**
   * Storage at an address, reached as the machine reaches it: with its checks and its relocation.
   */
  record Memory(Addressing by, Word address) implements Place {
    /** Rejects an address of another width than the addressing expects. */
    public Memory {
      Widths.exactly(by.name(), address, by.addressBits());
    }

    @Override
    public int bits() {
      return by.bits();
    }
  }

  /** Several cells in one word: the PSW, a status register. Fields are given from the high end. */
  record Packed(String name, List<Field> fields) implements Place {
    /** Rejects a word of more than 64 bits, and a cell that is in it twice. */
    public Packed {
      fields = List.copyOf(fields);
      Widths.check(name, fields.stream().mapToInt(Field::bits).sum());
      var cells = fields.stream().map(Field::cell).filter(Objects::nonNull).toList();
      if (new HashSet<>(cells).size() < cells.size()) {
        throw new IllegalArgumentException(name + ": one of " + cells + " is in it twice");
      }
    }

    @Override
    public int bits() {
      return fields.stream().mapToInt(Field::bits).sum();
    }

    /** The lowest bit of a field of this word. */
    public int low(Field field) {
      return fields.subList(fields.indexOf(field) + 1, fields.size()).stream()
          .mapToInt(Field::bits)
          .sum();
    }
  }

  /** A field of a packed word: a cell, or bits that read as zero and are ignored when written. */
  record Field(String name, int bits, @Nullable Cell cell) {
    /** Rejects a width outside 1 to 64, and another one than the cell's. */
    public Field {
      Widths.check("field " + name, bits);
      if (cell != null) {
        Widths.exactly("field " + name, cell, bits);
      }
    }

    /** A field that shows a cell. */
    public static Field of(Cell cell) {
      return new Field(cell.name(), cell.bits(), cell);
    }

    /** Bits without a cell behind them. */
    public static Field gap(String name, int bits) {
      return new Field(name, bits, null);
    }
  }

  /** The words it is made of, without what those are made of; from left to right. */
  default List<Word> parts() {
    return switch (this) {
      case Calculation(var operator, var left, var right) -> List.of(left, right);
      case Choice(var test, var then, var otherwise) ->
          Stream.concat(test.words().stream(), Stream.of(then, otherwise)).toList();
      case Let let -> List.of(let.word());
      case Slice(var of, var low, var width) -> List.of(of);
      case Extension(var of, var width, var signed) -> List.of(of);
      case Join(var high, var low) -> List.of(high, low);
      case At(var file, var base, var offset) -> List.of(base, offset);
      case Memory(var by, var address) -> List.of(address);
      case Literal literal -> List.of();
      case Operand operand -> List.of();
      case Size size -> List.of();
      case Cell cell -> List.of();
      case Packed packed -> List.of();
    };
  }

  /** This + that. */
  default Word plus(Word that) {
    return new Calculation(Operator.ADD, this, that);
  }

  /** This + a number. */
  default Word plus(long number) {
    return plus(new Literal(number, bits()));
  }

  /** This - that. */
  default Word minus(Word that) {
    return new Calculation(Operator.SUB, this, that);
  }

  /** This, operator, that. */
  default Word calc(Operator operator, Word that) {
    return new Calculation(operator, this, that);
  }

  /** The low bits. */
  default Word low(int bits) {
    return slice(0, bits);
  }

  /** Some bits. */
  default Word slice(int low, int bits) {
    return low == 0 && bits == bits() ? this : new Slice(this, low, bits);
  }

  /** The same unsigned number in more bits. */
  default Word extend(int bits) {
    return bits == bits() ? this : new Extension(this, bits, false);
  }

  /** The same signed number in more bits. */
  default Word signExtend(int bits) {
    return bits == bits() ? this : new Extension(this, bits, true);
  }

  /** This at the high end of that. */
  default Word join(Word that) {
    return new Join(this, that);
  }

  /** This = that. */
  default Condition is(Word that) {
    return new Condition.Compare(Relation.EQUAL, this, that);
  }

  /** This = a number. */
  default Condition is(long number) {
    return is(new Literal(number, bits()));
  }

  /** This below that, unsigned. */
  default Condition below(Word that) {
    return new Condition.Compare(Relation.BELOW, this, that);
  }

  /** This less than that, signed. */
  default Condition less(Word that) {
    return new Condition.Compare(Relation.LESS, this, that);
  }
}
