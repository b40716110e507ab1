import type { ReactNode } from 'react';
import { Footer } from '../footer/footer';
import { Header } from '../header/header';
import { useArea } from './area';
import './scene-frame.css';

interface SceneFrameProps {
  readonly title: string;
  /** What it is about, below the title. */
  readonly about: string;
  readonly children: ReactNode;
}

/** Header, footer, and a scene's own room between them. */
export function SceneFrame({ title, about, children }: SceneFrameProps) {
  const { orientation } = useArea();
  return (
    <>
      <div className="scene-dimmable">
        <Header title={title} about={about} />
        <div className="scene-room">{children}</div>
      </div>
      <Footer contest={orientation === 'landscape'} />
    </>
  );
}
