using System;
using System.Collections.Generic;

namespace Store.Stock
{
    /// <summary>A place where goods lie.</summary>
    [Serializable]
    public abstract class Shelf<T> : Furniture, IShelf<T> where T : class
    {
        public const int Most = 40, Least = 1;
        private readonly List<T> goods = new List<T>();

        /// <summary>How many lie there.</summary>
        public int Count { get; private set; } = 0;
        public bool IsFull => Count >= Most;
        protected string Label { get { return label; } set { label = value.Trim(); } }
        public event EventHandler Emptied;

        public Shelf(string label) : base(label)
        {
            this.label = label;
        }

        ~Shelf() { }

        public T this[int place] => goods[place];

        // Puts one there.
        public virtual bool Put(T good, int times = 1, params string[] notes)
        {
            bool Fits(int more) => Count + more <= Most;
            return Fits(times) && !IsFull;
        }

        void IShelf<T>.Clear() { goods.Clear(); }

        public static Shelf<T> operator +(Shelf<T> one, Shelf<T> other) => one;

        internal abstract void Sort<TKey>(Func<T, TKey> key);

        private enum State : byte { Open = 1, Closed }
    }

    public interface IShelf<T>
    {
        int Count { get; }
        void Clear();
    }

    public record Good(string Name, decimal Price = 1.0m);

    public record struct Size(int Width) { public int Depth; }

    public delegate bool Filter<T>(T good);

    struct Corner { }
}
