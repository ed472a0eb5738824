package org.vmorph.proofs.enumeration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.model.ir.File;
import org.vmorph.proofs.obligation.Unknowns;
import org.vmorph.proofs.obligation.Valuation;
import org.vmorph.vmm.host.ControlProgram;

/**
 * Unknowns with every value. Of an unknown content the words that are looked at are unknown words,
 * equal where their indices are.
 */
final class Cases implements Unknowns<int[], Table> {
  private record Read(String content, int[] index, int number, int bits) {}

  private final Truth truth;
  private final Map<String, int[]> words = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<Read> reads = new ArrayList<>();
  private int used;
  private int possible;

  Cases(Truth truth) {
    this.truth = truth;
    this.possible = truth.truth(true);
  }

  /** That equal indices of a content have equal words. */
  int possible() {
    return possible;
  }

  /** How many words are unknown. */
  int unknowns() {
    return used;
  }

  @Override
  public int[] word(String name, int bits) {
    return words.computeIfAbsent(
        name,
        n -> {
          numbers.put(n, used);
          return truth.unknown(used++, bits);
        });
  }

  @Override
  public Table content(String name, File file) {
    return index -> read(name, index, file.bits());
  }

  private int[] read(String content, int[] index, int bits) {
    var before = reads.stream().filter(read -> read.content.equals(content)).toList();
    for (var read : before) {
      if (truth.isTrue(truth.equal(index, read.index))) {
        return truth.unknown(read.number, bits);
      }
    }
    var word = truth.unknown(used, bits);
    for (var read : before) {
      int same = truth.equal(truth.unknown(read.number, bits), word);
      int apart = truth.not(truth.equal(index, read.index));
      possible = truth.and(possible, truth.or(apart, same));
    }
    reads.add(new Read(content, index, used++, bits));
    return word;
  }

  @Override
  public Table framed(String inside, String outside, File file, int[] base, int[] bound) {
    var window = content(inside, file);
    var rest = content(outside, file);
    return parted(base, bound, window, rest);
  }

  /** The words from base on, as many as the bound says, are those of a window. */
  private Table parted(int[] base, int[] bound, Table window, Table rest) {
    return address -> {
      int bits = address.length;
      var end = truth.plus(wider(base), wider(bound));
      int in =
          truth.and(
              truth.not(truth.below(address, truth.slice(base, 0, bits))),
              truth.below(wider(address), end));
      return truth.isFalse(in)
          ? rest.get(address)
          : truth.choose(
              in, window.get(truth.minus(address, truth.slice(base, 0, bits))), rest.get(address));
    };
  }

  private int[] wider(int[] word) {
    return truth.extend(word, word.length, word.length + 1, false);
  }

  @Override
  public ControlProgram.Region<int[], Table> hosting(File storage, int[] low, int[] count) {
    return new ControlProgram.Region<>() {
      @Override
      public int[] low() {
        return low;
      }

      @Override
      public int[] words() {
        return count;
      }

      @Override
      public Table inside(Table host) {
        return index ->
            truth.choose(
                truth.below(wider(index), wider(count)),
                host.get(truth.plus(low, index)),
                truth.literal(0, storage.bits()));
      }

      @Override
      public Table with(Table host, Table guest) {
        return parted(low, count, guest, host);
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
