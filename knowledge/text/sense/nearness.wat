;; How near one point lies to each of many: the dot product of `point` with every row of `points`, four rows side by side and four
;; numbers of each at a time. Rows are `width` bytes long, a multiple of 16; there are as many as a multiple of 4.
(module
  (memory (import "here" "memory") 1)
  (func (export "nearness")
    (param $points i32) (param $point i32) (param $near i32) (param $rows i32) (param $width i32)
    (local $end i32) (local $at i32) (local $d i32)
    (local $a v128) (local $b v128) (local $c v128) (local $e v128) (local $part v128)
    (local.set $end (i32.add (local.get $near) (i32.shl (local.get $rows) (i32.const 2))))
    (block $done
      (loop $four
        (br_if $done (i32.ge_u (local.get $near) (local.get $end)))
        (local.set $a (v128.const f32x4 0 0 0 0))
        (local.set $b (v128.const f32x4 0 0 0 0))
        (local.set $c (v128.const f32x4 0 0 0 0))
        (local.set $e (v128.const f32x4 0 0 0 0))
        (local.set $d (i32.const 0))
        (loop $along
          (local.set $part (v128.load (i32.add (local.get $point) (local.get $d))))
          (local.set $at (i32.add (local.get $points) (local.get $d)))
          (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $part) (v128.load (local.get $at)))))
          (local.set $at (i32.add (local.get $at) (local.get $width)))
          (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $part) (v128.load (local.get $at)))))
          (local.set $at (i32.add (local.get $at) (local.get $width)))
          (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $part) (v128.load (local.get $at)))))
          (local.set $at (i32.add (local.get $at) (local.get $width)))
          (local.set $e (f32x4.add (local.get $e) (f32x4.mul (local.get $part) (v128.load (local.get $at)))))
          (local.set $d (i32.add (local.get $d) (i32.const 16)))
          (br_if $along (i32.lt_u (local.get $d) (local.get $width))))
        ;; Each of the four is summed across: first halves onto halves, then evens onto odds.
        (local.set $a (f32x4.add
          (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $a) (local.get $b))
          (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b))))
        (local.set $c (f32x4.add
          (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $c) (local.get $e))
          (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $c) (local.get $e))))
        (v128.store (local.get $near) (f32x4.add
          (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $c))
          (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $c))))
        (local.set $near (i32.add (local.get $near) (i32.const 16)))
        (local.set $points (i32.add (local.get $points) (i32.shl (local.get $width) (i32.const 2))))
        (br $four)))))
