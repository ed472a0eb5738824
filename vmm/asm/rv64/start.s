# Reset, in machine mode: the monitor takes what it needs of protection, and makes its guest a machine just reset.

start:    la    s0, guest
          la    t0, trap
          csrw  mtvec, t0

# How many entries are there? Of one that is not there the address stays 0. The last one keeps its address of
# ones, and so speaks of every address. The instruction finds one after the other, the last one first.

          li    t0, 16
          li    t1, -1
          la    t2, probe
          lw    t3, 0(t2)
          li    t4, 1 << 20             # a register's number begins here

probe:    csrrs t5, pmpaddr15, t1
          csrrs t5, pmpaddr15, t1
          bnez  t5, found
          addi  t0, t0, -1
          sub   t3, t3, t4
          sw    t3, 0(t2)
          sw    t3, 4(t2)
          fence.i
          bnez  t0, probe

found:    addi  t0, t0, -3
poor:     bltz  t0, poor                # this machine is none to stand on
          sd    t0, ENTRIES(s0)

# Entry 0 is the monitor, entry 1 stays 0, and then come the guest's. Of those it owns all bytes of pmpcfg.

          la    t1, monitor
          srli  t1, t1, 2
          li    t2, SIZE / 8 - 1        # as many 1s tell the size
          or    t1, t1, t2
          csrw  pmpaddr0, t1

          addi  t1, s0, OWN
          li    t2, 0xff
          mv    t3, t0
own:      beqz  t3, last
          sb    t2, 0(t1)
          addi  t1, t1, 1
          addi  t3, t3, -1
          j     own

# The last one lets machine mode alone pass, as if it were not there; but where the guest has no entries at all,
# nothing is protected.

last:     li    t1, NAPOT
          bnez  t0, some
          li    t1, NAPOT | RWX
some:     add   t2, s0, t0
          sb    t1, PMP(t2)

          ld    s1, entry
          j     resume
