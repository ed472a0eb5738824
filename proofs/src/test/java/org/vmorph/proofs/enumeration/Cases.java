package org.vmorph.proofs.enumeration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.proofs.claim.Terms;
import org.vmorph.proofs.claim.Unknowns;
import org.vmorph.proofs.obligation.Valuation;
import org.vmorph.vmm.control.VirtualMachineMap;

/**
 * Unknowns with every value. Of an unknown content the words that are looked at are unknown words,
 * equal where their indices are.
 */
final class Cases implements Unknowns<Late<int[]>, Table> {
  private record Read(String content, int[] index, int number, int[] word) {}

  /** So many bits and more may hold an address, where addresses are long. */
  static final int LONG = 17;

  private final Truth truth;
  private final OnDemand domain;
  private final long open;
  private final Map<String, Late<int[]>> words = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<Read> reads = new ArrayList<>();
  private int used;
  private int possible;

  /**
   * All cases, or a part of them.
   *
   * @param open the bits of long words that have every value; the others are 0
   */
  Cases(Truth truth, OnDemand domain, long open) {
    this.truth = truth;
    this.domain = domain;
    this.open = open;
    this.possible = truth.truth(true);
  }

  /** That equal indices of a content have equal words, as far as they have been looked at. */
  int possible() {
    return possible;
  }

  @Override
  public Late<int[]> word(String name, int bits) {
    return words.computeIfAbsent(
        name,
        n ->
            new Late<>(
                () -> {
                  numbers.put(n, used);
                  return unknown(used++, bits);
                }));
  }

  private int[] unknown(int number, int bits) {
    var word = truth.unknown(number, bits);
    return bits < LONG ? word : truth.only(open, word);
  }

  @Override
  public Table content(String name, File file) {
    return index -> new Late<>(() -> read(name, index.get(), file.bits()));
  }

  private int[] read(String content, int[] index, int bits) {
    var before = reads.stream().filter(read -> read.content.equals(content)).toList();
    for (var read : before) {
      if (truth.isTrue(truth.equal(index, read.index))) {
        return read.word;
      }
    }
    int number = used++;
    var word = unknown(number, bits);
    for (var read : before) {
      int apart = truth.not(truth.equal(index, read.index));
      possible = truth.and(possible, truth.or(apart, truth.equal(read.word, word)));
    }
    reads.add(new Read(content, index, number, word));
    return word;
  }

  @Override
  public Table framed(
      String inside, Table rest, File file, Late<int[]> base, Late<int[]> bound, long unit) {
    return parted(file.indexBits(), base, bound, content(inside, file), rest);
  }

  /** The words from base on, as many as the bound says, are those of a window. */
  private Table parted(int bits, Late<int[]> base, Late<int[]> bound, Table window, Table rest) {
    var is = new Terms<>(domain, bits);
    return address -> {
      var in =
          domain.and(
              domain.not(is.below(bits, address, base)),
              is.below(bits + 1, is.wide(address), is.sum(base, bound)));
      return domain.choose(
          in, window.get(domain.calculate(Operator.SUB, bits, address, base)), rest.get(address));
    };
  }

  @Override
  public VirtualMachineMap.Region<Late<int[]>, Table> hosting(
      File storage, VirtualMachineMap.Place<Late<int[]>> where) {
    int bits = storage.indexBits();
    var low = where.low();
    var count = where.words();
    return new VirtualMachineMap.Region<>() {
      @Override
      public VirtualMachineMap.Place<Late<int[]>> place() {
        return where;
      }

      @Override
      public Table inside(Table host) {
        return index ->
            domain.choose(
                domain.compare(Relation.BELOW, bits, index, count),
                host.get(domain.calculate(Operator.ADD, bits, low, index)),
                domain.literal(0, storage.bits()));
      }

      @Override
      public Table with(Table host, Table guest) {
        return parted(bits, low, count, guest, host);
      }
    };
  }

  /** The case with these values of the unknown words, as somebody else may look at it. */
  Valuation valuation(long[] values) {
    return new Valuation(
        new Valuation.Source() {
          @Override
          public long word(String name, int bits) {
            var number = numbers.get(name);
            return number == null ? 0 : values[number];
          }

          @Override
          public long at(String name, File file, long index) {
            for (var read : reads) {
              if (read.content.equals(name) && truth.value(read.index, values) == index) {
                return values[read.number];
              }
            }
            return 0;
          }
        });
  }
}
