; The real timer: what may pass until somebody has to look. That is what is left of the time slice, or on the guest's
; own timer, if that counts and is less.
;   r1: the guest's virtual PSW. Goes on to `leave`.

          li    r0, 0
          ld    r2, slice.left
          bge   r2, r0, own             ; a trap may have cost more than was left
          li    r2, 0

own:      ld    r3, m.field
          and   r3, r1
          beq   r3, r0, load
          ld    r3, guest.timer.on
          beq   r3, r0, load
          ld    r3, guest.timer
          bgeu  r3, r2, load
          mov   r2, r3

load:     st    r2, guest.timer.real
          stt   r2
